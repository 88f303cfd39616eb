import project from '../../package.json' with { type: 'json' };

/** Name and version of what makes releases, for whoever wants to make one again. */
export const software = `Daylight ${project.version}`;
