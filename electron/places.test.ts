import { expect, it } from 'vitest';
import { placesOf } from './places.ts';

it('finds the parts beside the main bundle', () => {
  expect(placesOf('/src/dist/electron')).toEqual({
    page: '/src/dist/page',
    preload: '/src/dist/electron/preload.cjs',
    icons: '/src/dist/electron/icons',
    terminal: '/src/dist/switchyard.cjs',
    planner: '/src/dist/planner.cjs',
  });
});

it('names what runs without the archive outside of it', () => {
  const places = placesOf('/opt/Switchyard/resources/app.asar/dist/electron');
  expect(places.terminal).toBe('/opt/Switchyard/resources/app.asar.unpacked/dist/switchyard.cjs');
  expect(places.planner).toBe('/opt/Switchyard/resources/app.asar.unpacked/dist/planner.cjs');
  expect(places.preload).toBe('/opt/Switchyard/resources/app.asar/dist/electron/preload.cjs');
});
