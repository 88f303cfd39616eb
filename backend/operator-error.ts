/**
 * Something that whoever runs the backend can put right. The message is one sentence for them: what happened and what
 * to do. The command line prints it and ends with exit code 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
