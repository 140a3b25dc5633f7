import { testFigures } from './every-figure.ts';

testFigures({ part: 3, of: 4 });
