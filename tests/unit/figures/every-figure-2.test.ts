import { testFigures } from './every-figure.ts';

testFigures({ part: 2, of: 4 });
