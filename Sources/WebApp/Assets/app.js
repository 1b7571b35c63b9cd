// Makes smoother what works without: forms that answer in place, keys, a tree to click in, times
// that count down. Each part is told when a page has arrived, the first one included.
import { listenToChart, prepareChart, preparePathway } from "./chart.js";
import { startCountdown } from "./countdown.js";
import { listenToPrinting, prepareDevice, prepareLabel, startForgetting } from "./device.js";
import { listenToFiles } from "./files.js";
import { holdAnswers, listenForHastyClicks } from "./hold.js";
import { prepareKeeping } from "./keep.js";
import { listenToKeys, prepareShortcuts } from "./keys.js";
import { listenToLinks } from "./reveal.js";
import { listenToConnection, prepareConnection, startWorker } from "./offline.js";
import { whenArrived } from "./screen.js";
import { listenToForms, offerWayBack, resumeCase } from "./visit.js";

listenForHastyClicks();
listenToForms();
listenToKeys();
listenToChart();
listenToLinks();
listenToFiles();
listenToPrinting();
listenToConnection();
whenArrived(holdAnswers);
whenArrived(prepareShortcuts);
whenArrived(preparePathway);
whenArrived(prepareChart);
whenArrived(prepareConnection);
whenArrived(prepareLabel);
whenArrived(prepareDevice);
whenArrived(startCountdown);
whenArrived(prepareKeeping);
whenArrived(offerWayBack);
startForgetting();
resumeCase();
startWorker();
