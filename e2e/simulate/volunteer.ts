import { createHash } from 'node:crypto';
import type { Scope } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Exposure } from '#shared/observations/exposure.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { StoryContent } from '#shared/stories/story.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { Challenge } from '#shared/wire/challenge.ts';
import { EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import { Holdings } from '#shared/wire/holdings.ts';
import { paths } from '#shared/wire/paths.ts';
import { Receipt, receiptText } from '#shared/wire/receipt.ts';
import { type SentStory, StoryReceipt, storyReceiptText } from '#shared/wire/story.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { doWork } from '#shared/wire/work.ts';
import { isSigned } from '../../backend/routes/testing/is-signed.ts';
import { compress, signedGet, signedPost } from '../../backend/routes/testing/signed-request.ts';
import { makeSigningKey, type SigningKey } from '../../backend/routes/testing/signing-key.ts';
import type { Ask } from './ask.ts';

/** Stands for the entry of a ledger, which nobody keeps for a volunteer without a browser. */
const grant = createHash('sha256').update('simulated').digest('hex');

/** A volunteer without a browser: a real key, real signatures, and receipts that are checked. */
export class Volunteer {
  readonly key: SigningKey;
  readonly #origin: string;
  readonly #ask: Ask;
  readonly #document: string;
  #receiptKey = '';

  private constructor(key: SigningKey, origin: string, ask: Ask, document: string) {
    this.key = key;
    this.#origin = origin;
    this.#ask = ask;
    this.#document = document;
  }

  /**
   * Makes a key and enrols it.
   * @param origin address of the backend
   * @param ask sends a request, again if need be; called with a maker, because every attempt is signed anew
   * @param document hash of the consent document that this volunteer agrees to
   */
  static async enrol(origin: string, study: string, ask: Ask, document: string): Promise<Volunteer> {
    const volunteer = new Volunteer(await makeSigningKey(study), origin, ask, document);
    const { key } = volunteer;
    const { publicKey } = key;
    const { challenge, bits } = Challenge.parse(await ask(async () => new Request(origin + paths.challenge)));
    const work = bits > 0 ? { work: await doWork(challenge, publicKey, bits) } : {};
    const body = compress(JSON.stringify({ study, publicKey, ...work }));
    const answer = await ask(() => signedPost(origin + paths.enrolments, body, key.contributor, key));
    volunteer.#receiptKey = EnrolmentAnswer.parse(answer).receiptKey;
    return volunteer;
  }

  /**
   * Seals a batch, once, and sends it until it is receipted.
   * @throws when the receipt does not speak of this batch or is not signed by the server
   */
  async donate(observations: readonly Observation[], exposures: readonly Exposure[]): Promise<Receipt> {
    const consent = { document: this.#document, grant };
    const batch: Batch = {
      wire: wireVersion,
      batchId: newDayId(Date.now()),
      study: this.key.study,
      joined: consent,
      consents: scopesOf(observations).map((scope) => ({ scope, ...consent })),
      observations: [...observations],
      exposures: [...exposures],
    };
    const json = JSON.stringify(batch);
    const body = compress(json);
    const answer = await this.#ask(() =>
      signedPost(this.#origin + paths.batches, body, batch.batchId, this.key),
    );
    const receipt = Receipt.parse(answer);
    const speaksOfIt =
      receipt.batchId === batch.batchId &&
      receipt.digest === digestOf(json) &&
      receipt.observations === observations.length &&
      receipt.exposures === exposures.length;
    if (!speaksOfIt || !isSigned(receiptText(receipt), receipt.signature, this.#receiptKey))
      throw new Error(`The receipt of batch ${batch.batchId} does not hold (${JSON.stringify(receipt)}).`);
    return receipt;
  }

  /**
   * Agrees to a story and sends it until it is receipted.
   * @throws when the receipt does not speak of this story or is not signed by the server
   */
  async tell(story: StoryContent): Promise<StoryReceipt> {
    const { study } = this.key;
    const consent = { document: this.#document, grant };
    const id = newDayId(Date.now());
    const sent: SentStory = { wire: wireVersion, id, revision: 1, study, consent, story };
    const json = JSON.stringify(sent);
    const body = compress(json);
    const answer = await this.#ask(() =>
      signedPost(this.#origin + paths.stories, body, `${sent.id}.${sent.revision}`, this.key),
    );
    const receipt = StoryReceipt.parse(answer);
    const speaksOfIt = receipt.story === sent.id && receipt.digest === digestOf(json);
    if (!speaksOfIt || !isSigned(storyReceiptText(receipt), receipt.signature, this.#receiptKey))
      throw new Error(`The receipt of story ${sent.id} does not hold.`);
    return receipt;
  }

  /** Asks what the server holds of this volunteer. */
  async holdings(): Promise<Holdings> {
    return Holdings.parse(await this.#ask(() => signedGet(this.#origin + paths.me, this.key)));
  }
}

function digestOf(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

function scopesOf(observations: readonly Observation[]): Scope[] {
  const names = new Map(observations.map(({ source, kind }) => [`${source}/${kind}`, { source, kind }]));
  return [...names.values()].map((scope) => ({ ...scope, tier: 'aggregate' }));
}
