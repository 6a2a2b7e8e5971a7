import { judged } from '../../testing/judged';
import { cal } from './calendar';

judged(
  { cal },
  {
    busybox: [
      [
        'cal 2 2023',
        '   February 2023\nSu Mo Tu We Th Fr Sa\n          1  2  3  4\n 5  6  7  8  9 10 11\n12 13 14 15 16 17 18\n19 20 21 22 23 24 25\n26 27 28\n                     \n',
      ],
      ['cal 0 2024', '', 'cal: number 0 is not in 1..12 range\n', 1],
    ],
  },
);
