// Progressive enhancement: forms that are submitted without a reload, keyboard shortcuts, an
// interactive tree, countdowns. Each module is called for every page that arrives, including the
// first.
import { listenToChart, prepareChart, preparePathway } from "./chart.js";
import { prepareClock } from "./clock.js";
import { startCountdown } from "./countdown.js";
import { prepareDevice, prepareLabel } from "./device.js";
import { listenToFiles } from "./files.js";
import { holdAnswers, listenForHastyClicks } from "./hold.js";
import { prepareKeeping } from "./keep.js";
import { listenToKeys, prepareShortcuts } from "./keys.js";
import { prepareNote } from "./note.js";
import { listenToPrinting } from "./print.js";
import { listenToLinks } from "./reveal.js";
import { listenToConnection, prepareConnection, startWorker } from "./offline.js";
import { showRemarks } from "./remarks.js";
import { whenArrived } from "./screen.js";
import { listenToForms, offerWayBack, resumeCase } from "./visit.js";
import { startForgetting, tellLeft } from "./windows.js";

listenForHastyClicks();
listenToForms();
listenToKeys();
listenToChart();
listenToLinks();
listenToFiles();
listenToPrinting();
listenToConnection();
whenArrived(showRemarks);
whenArrived(holdAnswers);
whenArrived(prepareShortcuts);
whenArrived(preparePathway);
whenArrived(prepareChart);
whenArrived(prepareConnection);
whenArrived(prepareClock);
whenArrived(prepareLabel);
whenArrived(prepareDevice);
whenArrived(startCountdown);
whenArrived(prepareKeeping);
whenArrived(prepareNote);
whenArrived(offerWayBack);
whenArrived(tellLeft);
startForgetting();
resumeCase();
startWorker();
