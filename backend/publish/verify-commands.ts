import { signatureNamespace } from './sshsig.ts';

/** Lines for a shell that check a release, in the folder of its files, with nothing but what most systems have. */
export const verifyCommands: readonly string[] = [
  'sha256sum --check SHA256SUMS',
  'echo "daylight $(cat signing-key.pub)" > allowed_signers',
  `ssh-keygen -Y verify -f allowed_signers -I daylight -n ${signatureNamespace} -s SHA256SUMS.sig < SHA256SUMS`,
];
