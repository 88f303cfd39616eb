import { seededRandom } from '../simulate/random.ts';
import { Beliefs } from './beliefs.ts';
import type { Clock } from './clocks.ts';
import { Device } from './device.ts';
import { judge } from './judge.ts';
import { Network } from './network.ts';
import type { Step } from './operation.ts';
import type { Site } from './site.ts';
import { Witness } from './witness.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;
/** When every schedule begins. */
const beginning = Date.UTC(2026, 10, 21, 12);

/** One volunteer of a schedule, and what must be true of them in the end. */
interface Volunteer {
  device: Device;
  network: Network;
  witness: Witness;
  beliefs: Beliefs;
  titles: number;
  years: number;
}

/**
 * Carries out a schedule, lets network and clocks recover and time pass until everything is delivered, and compares.
 * @param seed of the network's faults and of the devices' jitter
 * @returns one line for each promise that is broken; none when all is well
 */
export async function runSchedule(steps: readonly Step[], seed: number, site: Site): Promise<string[]> {
  const random = seededRandom(seed ^ 0x5eed);
  const time = { now: beginning };
  const clock: Clock = () => time.now;
  const server = await site.serve(clock);
  const count = Math.max(0, ...steps.map(({ who }) => who)) + 1;
  const name = crypto.randomUUID();
  const volunteers = Array.from({ length: count }, (_, index): Volunteer => {
    const witness = new Witness();
    const network = new Network(`${name}-${index}`, random, witness.watch(server.answer), witness.note);
    const its: Pick<Volunteer, 'years'> = { years: 0 };
    const device = new Device(`http://${network.host}`, () => time.now + volunteer.years * year, random);
    const volunteer: Volunteer = {
      ...{ device, network, witness, beliefs: new Beliefs(witness), titles: 0 },
      ...its,
    };
    return volunteer;
  });
  const pass = (ms: number) => {
    time.now += ms;
  };
  const told: string[] = [];
  try {
    for (const step of steps) {
      const volunteer = volunteers[step.who];
      if (volunteer) await take(step, volunteer, { random, seed, pass, restart: server.restart, site });
    }
    const release = await site.hold();
    try {
      for (const volunteer of volunteers) await recover(volunteer);
      for (let round = 0; round < 40 && (await isBusy(volunteers)); round++) {
        pass(7 * hour);
        for (const { device } of volunteers) await device.tick();
      }
      for (const { device, network } of volunteers) {
        await device.quiet();
        await network.quiet();
      }
      for (const { beliefs, device, witness } of volunteers)
        told.push(...(await judge(beliefs, device, witness, await site.read([...witness.contributors]))));
    } finally {
      release();
    }
  } catch (error) {
    told.push(`failed: ${error instanceof Error ? error.stack : String(error)}`);
  }
  for (const { device, network } of volunteers) {
    await device.dispose();
    network.close();
  }
  return told;
}

interface World {
  random: () => number;
  seed: number;
  pass(ms: number): void;
  restart(): Promise<void>;
  site: Site;
}

async function take(step: Step, volunteer: Volunteer, world: World): Promise<void> {
  const { device, network, beliefs } = volunteer;
  switch (step.do) {
    case 'observe': {
      const titles = Array.from({ length: step.items }, () => title(step.who, volunteer.titles++));
      beliefs.observed(titles);
      return void (await device.observe(titles));
    }
    case 'tick':
      return void (await device.tick());
    case 'killed-tick':
      return device.dieTicking(step.after);
    case 'agree':
      await device.agree();
      return beliefs.agreed();
    case 'pause':
      await device.ask('pause', { source: null, until: 'resumed' });
      return beliefs.paused(true);
    case 'resume':
      await device.ask('resume', { source: null });
      return beliefs.paused(false);
    case 'forget': {
      const rows = await device.database.observations.limit(step.items).toArray();
      if (rows.length === 0) return;
      await device.ask('decide-items', { decision: 'forget', selection: { ids: rows.map(({ id }) => id) } });
      return beliefs.forgot(rows.map(({ observation }) => String(observation.item.title)));
    }
    case 'withdraw': {
      const source = step.everywhere ? null : 'youtube';
      await device.ask('withdraw', { source, deleteSent: step.deleteSent });
      return beliefs.withdrew(step.deleteSent);
    }
    case 'pass':
      return world.pass(step.hours * hour);
    case 'clock':
      volunteer.years = step.years;
      return beliefs.clockSet(step.years);
    case 'network':
      network.faultiness = step.faultiness;
      return;
    case 'late-arrivals':
      return network.deliverLate();
    case 'server-restart':
      return world.restart();
    default:
      return world.site.suffer(step.do);
  }
}

/** The network heals, the clock is set right, and pauses end. What is still held up arrives. */
async function recover(volunteer: Volunteer): Promise<void> {
  const { device, network, beliefs } = volunteer;
  network.faultiness = 0;
  await network.deliverLate();
  volunteer.years = 0;
  if (beliefs.isPaused) await device.ask('resume', { source: null });
  await device.tick();
}

async function isBusy(volunteers: readonly Volunteer[]): Promise<boolean> {
  for (const { device } of volunteers) {
    const { outbox, deletions, observations } = device.database;
    const open = await deletions.filter((row) => !row.receipt && !row.refused).count();
    const approved = await observations.where('status').equals('approved').count();
    if (open + approved + (await outbox.count()) > 0) return true;
  }
  return false;
}

/** A title that nothing else has, in letters alone: nothing in it looks like a number that redaction takes out. */
function title(who: number, number: number): string {
  const letters = [...`${who}/${number}`].map((char) => 'abcdefghijklm'[char.charCodeAt(0) - 47]).join('');
  return `Made up ${letters}`;
}
