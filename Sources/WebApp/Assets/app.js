// Makes smoother what works without: forms that answer in place, keys, a tree to click in, times
// that count down. Each part is told when a page has arrived, the first one included.
import { listenToChart, prepareChart, preparePathway } from "./chart.js";
import { startCountdown } from "./countdown.js";
import { holdAnswers, listenToHaste } from "./hold.js";
import { prepareKeeping } from "./keep.js";
import { listenToKeys, prepareShortcuts } from "./keys.js";
import { listenToLinks } from "./reveal.js";
import { whenArrived } from "./screen.js";
import { listenToForms, offerWayBack, resumeCase } from "./visit.js";

listenToHaste();
listenToForms();
listenToKeys();
listenToChart();
listenToLinks();
whenArrived(holdAnswers);
whenArrived(prepareShortcuts);
whenArrived(preparePathway);
whenArrived(prepareChart);
whenArrived(startCountdown);
whenArrived(prepareKeeping);
whenArrived(offerWayBack);
resumeCase();
