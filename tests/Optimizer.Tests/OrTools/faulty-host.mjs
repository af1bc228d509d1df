// A host with a fault on demand, named by the first argument. Not part of the product: see HostFaultTests.cs.
const fault = process.argv[2];

const write = (...bytes) => process.stdout.write(Buffer.from(bytes));
// Frames by hand: HostEvent{ready: {name: "x"}}, and HostEvent{progress: {id: 1, objective: 7, answer: FEASIBLE, solution [7]}}.
const ready = [5, 0, 0, 0, 0x0a, 3, 0x0a, 1, 0x78];
const progress = [20, 0, 0, 0, 0x12, 18, 0x08, 1, 0x11, 0, 0, 0, 0, 0, 0, 0x1c, 0x40, 0x22, 5, 0x08, 2, 0x12, 1, 7];

const faults = {
  exit: () => {
    console.error('I leave.');
    process.exit(3);
  },
  crash: () => process.abort(),
  garbage: () => console.log('Debugger attached.'),
  nonsense: () => write(3, 0, 0, 0, 0xff, 0xff, 0xff),
  half: () => process.stdout.write(Buffer.from([99, 0, 0, 0, 1, 2]), () => process.exit(0)),
  'out-of-turn': () => write(...ready),
  hang: () => {
    for (;;);
  },
  stubborn: () => write(...progress),
  memory: () => {
    const kept = [];
    setInterval(() => kept.push(Buffer.alloc(32 << 20, 1)), 10);
  },
};

if (fault === 'silent') {
  setInterval(() => {}, 1000);
} else if (fault === 'garbage-at-start') {
  console.log('Welcome to Node.js.');
} else {
  write(...ready);
  process.stdin.once('data', faults[fault]);
}
process.stdin.on('end', () => process.exit(0)).resume();
