process.stdout.write('switchyard\n');
