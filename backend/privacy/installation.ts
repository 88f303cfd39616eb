/** What is true of one installation, as far as papers on privacy speak of it. Days are whole days. */
export interface Installation {
  studyName: string;
  /** Ids of the studies that donations are taken for, without the one of simulated volunteers. */
  studies: readonly string[];
  /** E-mail or web address of who runs it. */
  contact: string | undefined;
  /** Public address. */
  baseUrl: string | undefined;
  engine: 'embedded' | 'postgres';
  retentionDays: number;
  quarantineDays: number;
  backups: { scheduled: boolean; encrypted: boolean; keepDays: number };
  /** Only who was invited can take part. */
  byInvitation: boolean;
}
