/** The same worker for one whose first request needs the trainer: the trainer comes in the same file, a round trip sooner. */
import '../training/train.ts';
import './compute.worker.ts';
