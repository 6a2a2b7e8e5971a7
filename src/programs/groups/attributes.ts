import { chgrp, chmod, chown } from '../files/attributes';
import { stat } from '../files/stat';
import type { GroupPrograms } from './names';

/** What says and sets who may do what with files. */
export const programs: GroupPrograms<'attributes'> = {
  chgrp,
  chmod,
  chown,
  stat,
};
