import { judged } from '../../testing/judged';
import { date } from '../system/date';
import { echo } from '../system/small';

judged(
  { date, echo },
  {
    both: [
      ["TZ=UTC-8 date -d @0 '+%F %T %Z %z'", '1970-01-01 08:00:00 UTC +0800\n'],
      ["TZ=EST5EDT date -d @0 '+%T %Z'", '19:00:00 EST\n'],
      ["TZ=Nope date -d @0 '+%T %Z'", '00:00:00 Nope\n'],
      ["TZ=CET-1CEST,M3.5.0,M10.5.0/3 date -d @1750000000 '+%T %Z'", '17:06:40 CEST\n'],
      ["TZ=UTC-8 date -u -d @0 '+%T %Z %s'", '00:00:00 UTC 0\n'],
    ],
    gnu: [
      ["TZ=Asia/Shanghai date -d @0 '+%F %T %Z'", '1970-01-01 08:00:00 CST\n'],
      ["TZ=Europe/Berlin date -d @1750000000 '+%F %T %Z %z'", '2025-06-15 17:06:40 CEST +0200\n'],
      ["TZ=Europe/Berlin date -d '2025-12-01 12:00' '+%T %Z %s'", '12:00:00 CET 1764586800\n'],
      ['TZ=Asia/Kolkata date -d @0 -Iseconds', '1970-01-01T05:30:00+05:30\n'],
      ['TZ=America/New_York date -d @1750000000', 'Sun Jun 15 11:06:40 EDT 2025\n'],
    ],
  },
);
