import * as z from 'zod';

// Work at import time, which this house otherwise avoids: a schema of objects decides when it is made whether it compiles
// itself to code, and most of ours are made while the modules load. Each is used once or twice in a run: compiling it
// takes longer than going through it. So the program imports this before anything that makes a schema.
z.config({ jitless: true });
