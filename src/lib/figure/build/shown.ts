/** What a figure shows at its settings, and what that comes to. */
import { outcomeOf } from '../contract/outcome.ts';
import { oncePerSettings } from './once.ts';
import { stored } from './store.ts';

/** The experiment's result, and what the figure makes of it. */
export const shownAt = oncePerSettings(async (figure, values) => {
  const result = await stored(figure.experiment(values), figure.title);
  return { result, data: figure.summarise(result, values) };
});

/** The verdict, the claim and the numbers that a text quotes. */
export const outcomeShownAt = oncePerSettings(async (figure, values) => {
  const { result, data } = await shownAt(figure, values);
  return outcomeOf(figure, result, values, data);
});
