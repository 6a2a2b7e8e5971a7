import { judged } from '../../testing/judged';
import { wc } from '../text/wc';
import { date, uptime } from './date';

judged(
  { date, uptime, wc },
  {
    both: [
      ["date -u -d '2024-02-29' '+%A %d %B %Y'", 'Thursday 29 February 2024\n'],
      ["date -u -d '@1700000000' '+%a %b %e %H:%M:%S %Z %Y'", 'Tue Nov 14 22:13:20 UTC 2023\n'],
      ["date -u -d '10:20' +%T", '10:20:00\n'],
      ["date -u -d @0 '+%j %U %V %W %u %w %y %C %G'", '001 00 01 00 4 4 70 19 1970\n'],
      ["date -u -d @0 '+%D %R %r %c %x %X'", '01/01/70 00:00 12:00:00 AM Thu Jan  1 00:00:00 1970 01/01/70 00:00:00\n'],
      ["date -u -d @0 '+%I %p %P %l %k %e %h %n%t|%%'", '12 AM am 12  0  1 Jan \n\t|%\n'],
      ["date -u -d @0 '+%Q %E %'", '%Q %E %\n'],
      ['date -u -Iseconds -d @0', '1970-01-01T00:00:00+00:00\n'],
      ['date -u -Iminutes -d @0', '1970-01-01T00:00+00:00\n'],
      ['date nope', '', "date: invalid date 'nope'\n", 1],
      ['date --utc --date=@0 +%F', '1970-01-01\n'],
      ['uptime | wc -l', '1\n'],
    ],
    busybox: [
      ['date -u -d @1700000000.5 +%s.%N', '', "date: invalid date '@1700000000.5'\n", 1],
      ['date -r nope', '', "date: can't stat 'nope': No such file or directory\n", 1],
      ["date -u -D '%Y%m%d' -d 20240102 +%F", '2024-01-02\n'],
    ],
    gnu: [
      ["date -u -d @0 '+%-d %-m %_d %05d %^a %:z %z'", '1 1  1 00001 THU +00:00 +0000\n'],
      ['date -Q', '', "date: invalid option -- 'Q'\nTry 'date --help' for more information.\n", 1],
      ['date -r nope', '', 'date: nope: No such file or directory\n', 1],
    ],
  },
);
