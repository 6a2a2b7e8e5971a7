// What the page's engine worker loads of shell, kernel, programs and images for each lesson, over the lesson's whole run.
import { bundle } from './run-ts.mjs';

/** Each lesson with the KB that are there at once and those of all parts that it loads, largest first. */
export async function lessonSizes({ atOnce, chunksOf, size }) {
  // One file: a query in its address gives every lesson an instance in which no part is loaded yet.
  const { url, dispose } = await bundle('src/testing/lessonParts.ts', [], { codeSplitting: false });
  try {
    const { lessonCount } = await import(url);
    const lessons = [];
    for (let index = 0; index < lessonCount; index++) {
      const { partsOfLesson } = await import(`${url}?lesson=${index}`);
      const { id, untouched, acted } = await partsOfLesson(index);
      const atStart = [...untouched.guessed, ...untouched.missed];
      const later = [...acted.guessed, ...acted.missed];
      const files = new Set([...atStart, ...later].flatMap(chunksOf));
      const kilobytes = [...files].reduce((sum, file) => sum + size(file), atOnce);
      lessons.push({ id, kilobytes, atStart, later, missed: [...untouched.missed, ...acted.missed] });
    }
    return lessons.sort((a, b) => b.kilobytes - a.kilobytes);
  } finally {
    dispose();
  }
}
