/** The shell's `printf '%(…)T'` shows dates too: the code stands below both. */
export { DAYS, formatDate, MONTHS } from '../../shell/common/dates';
