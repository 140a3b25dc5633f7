import { testFigures } from './every-figure.ts';

testFigures({ part: 1, of: 4 });
