/** Importing this file makes busybox print its usage texts as Debian's build does, which leaves some options out. */
import '../programs/support/all';
import { usages } from '../programs/support/usages';
import texts from '../programs/support/usages.json';
import debianTexts from './shell/debianUsages.json';

usages.provide({ ...texts, ...debianTexts });
