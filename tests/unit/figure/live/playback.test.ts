import { expect, test } from 'vitest';
import { Playback } from '../../../../src/lib/figure/live/playback.ts';

test('Play goes from the start to the end in six seconds, and stops there', () => {
  const playback = new Playback();
  playback.play(1000);
  expect(playback.at).toBe(0);
  playback.advance(4000);
  expect(playback.at).toBeCloseTo(0.5);
  playback.advance(99_000);
  expect([playback.at, playback.isPlaying]).toEqual([1, false]);
});

test('Play goes on from where it was paused', () => {
  const playback = new Playback();
  playback.play(0);
  playback.advance(3000);
  playback.pause();
  playback.advance(5000);
  expect(playback.at).toBeCloseTo(0.5);
  playback.play(10_000);
  playback.advance(11_500);
  expect(playback.at).toBeCloseTo(0.75);
});

test('Step takes one step of a short run, and a two-hundredth of a long one', () => {
  const playback = new Playback();
  const pressed = (steps: number, times: number) => {
    for (let i = 0; i < times; i++) playback.step(steps);
    return playback.at * steps;
  };
  expect(pressed(10, 1)).toBe(0);
  expect(pressed(10, 3)).toBeCloseTo(3);
  playback.at = 0;
  expect(pressed(1000, 1)).toBeCloseTo(5);
  playback.at = 0.999;
  expect(pressed(1000, 1)).toBe(1000);
  expect(pressed(1000, 1)).toBe(0);
});

test('it tells the step it stands at', () => {
  const playback = new Playback();
  playback.at = 41 / 150;
  expect(playback.told(150)).toBe('step 41 of 150');
});
