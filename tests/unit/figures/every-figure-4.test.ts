import { testFigures } from './every-figure.ts';

testFigures({ part: 4, of: 4 });
