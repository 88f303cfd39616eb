import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerStructure } from '../observe/answer-structure.ts';

export default defineUnlistedScript(() => answerStructure());
