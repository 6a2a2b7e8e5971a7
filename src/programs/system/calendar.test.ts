import { judged } from '../../testing/judged';
import { cal } from './calendar';

judged(
  { cal },
  {
    busybox: [
      [
        'cal --bogus',
        '',
        "cal: unrecognized option '--bogus'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: cal [-jmy] [[MONTH] YEAR]\n\nDisplay a calendar\n\n\t-j\tUse julian dates\n\t-m\tWeek starts on Monday\n\t-y\tDisplay the entire year\n",
        1,
      ],
      [
        'cal 2 2023',
        '   February 2023\nSu Mo Tu We Th Fr Sa\n          1  2  3  4\n 5  6  7  8  9 10 11\n12 13 14 15 16 17 18\n19 20 21 22 23 24 25\n26 27 28\n                     \n',
      ],
      ['cal 0 2024', '', 'cal: number 0 is not in 1..12 range\n', 1],
    ],
  },
);
