/** Importing this file makes the whole catalogue known: for whoever loads nothing later. */
import { recipes } from './recipe';
import { RECIPES } from './recipes';

recipes.provide(RECIPES);
