// Makes smoother what works without: forms that answer in place, keys, a tree to click in, times
// that count down. Each part is told when a page has arrived, the first one included.
import { prepareChart } from "./chart.js";
import { startCountdown } from "./countdown.js";
import { prepareKeeping } from "./keep.js";
import { listenToKeys, prepareShortcuts } from "./keys.js";
import { whenArrived } from "./screen.js";
import { listenToForms, resumeCase } from "./visit.js";

listenToForms();
listenToKeys();
whenArrived(prepareShortcuts);
whenArrived(prepareChart);
whenArrived(startCountdown);
whenArrived(prepareKeeping);
resumeCase();
