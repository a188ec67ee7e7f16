import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

// Work at import time, which this house otherwise avoids: a schema of objects decides when it is made whether it compiles
// itself to code, and most of ours are made while the modules load. Each is used once or twice in a run: compiling it
// takes longer than going through it. So the program imports this before anything that makes a schema. The small form of
// zod, which is all that a switch loads, has no words for what is wrong unless it is given them.
z.config({ jitless: true, ...en() });
