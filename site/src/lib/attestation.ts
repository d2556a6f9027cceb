/** What everyone is asked and signs, in the contract form and anew in each recredentialing. */
import statement from "../../../shared/form/statements/2026-01.txt?raw";

/** The statement that is signed; the server keeps the hash of its version. */
export const STATEMENT = statement.trim();
export const STATEMENT_VERSION = "2026-01";

/** The attestation's questions (NCQA CR 3), in the API's order. */
export const QUESTIONS: [string, string][] = [
  ["unable-to-perform", "Is there a reason why you cannot do the work of your profession, with or without adjustments?"],
  ["illegal-drug-use", "Do you use illegal drugs now?"],
  ["license-action", "Has a license ever been lost, limited, or given up because of an action against you?"],
  ["felony", "Have you ever been convicted of a felony?"],
  ["privileges-action", "Have you ever lost privileges at a hospital, or had them limited or disciplined?"],
  ["dea-action", "Have you ever given up a DEA registration, or was one limited, suspended or revoked?"],
  ["malpractice-claims", "Were there malpractice claims against you in the last 5 years?"],
  ["no-coverage", "Are you without liability insurance now?"],
  ["sanction", "Have you ever been sanctioned by, or shut out of, Medicare, Medicaid or another federal program?"],
];

const BUSINESS_QUESTIONS = ["license-action", "felony", "malpractice-claims", "no-coverage", "sanction"];

/** The questions asked of a person, or of an organization or group. */
export const questionsOf = (person: boolean): [string, string][] => (person ? QUESTIONS : QUESTIONS.filter(([code]) => BUSINESS_QUESTIONS.includes(code)));

/** What is asked beside a yes. */
export const EXPLAIN = "Please explain: what happened, when, and how it ended";
