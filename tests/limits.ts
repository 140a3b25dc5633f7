/**
 * Time limits of all tests, in milliseconds. They end what hangs and judge nothing: how fast something is,
 * `npm run bench` says. Generous enough for two cores that are busy with something else; where that is not enough,
 * `TEST_PATIENCE=3 npm test` makes all of them three times as long.
 */
const patience = Number(process.env['TEST_PATIENCE'] ?? 1);
if (!(patience > 0))
  throw new Error(`TEST_PATIENCE=${process.env['TEST_PATIENCE']} is not a number above 0.`);

export const limits = {
  /** Until something shows: an element, a state. */
  wait: 60_000 * patience,
  /** Until a figure has computed whatever a reader may ask of it: half a minute of one quiet core. */
  computation: 200_000 * patience,
  /** A test, with all its waits. */
  test: 300_000 * patience,
  /** A program that is run: a build of the book, a browser to be fetched. */
  program: 600_000 * patience,
};
