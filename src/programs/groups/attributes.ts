import { chgrp, chmod, chown } from '../files/attributes';
import { ls } from '../files/ls';
import { stat } from '../files/stat';
import type { GroupPrograms } from './names';

/** What shows and sets who may do what with files. */
export const programs: GroupPrograms<'attributes'> = {
  chgrp,
  chmod,
  chown,
  ls,
  stat,
};
