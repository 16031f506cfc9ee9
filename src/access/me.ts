/** A role that somebody holds today, on their own account or for an absent person whose deputy they are. */
export interface HeldRole {
  role: string;
  boardId: string;
  groupId: string | null;
  agencyId: string | null;
  frameworkId: string;
  frameworkVersion: string;
  /** The absent person, where the role is held as deputy. */
  actingFor: string | null;
  actingForName: string | null;
}

/** The person behind a request. */
export interface Me {
  partnershipId: string;
  partnershipName: string;
  personId: string;
  name: string;
  roles: HeldRole[];
  /** What those roles permit, by the frameworks of their boards. */
  permissions: ReadonlySet<string>;
  demonstration: boolean;
  csrfSecret: string;
  /** False until the one-time code of this session was given, where one is asked for. */
  fullySignedIn: boolean;
  /** The one-time code has been set up. */
  codeSet: boolean;
}
