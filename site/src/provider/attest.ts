/** The questions and the signature that a recredentialing wants anew (NCQA CR 3, CR 4). */
import { EXPLAIN, questionsOf, STATEMENT, STATEMENT_VERSION } from "../lib/attestation";
import { today } from "../lib/format";
import type { Status } from "../lib/types";
import { get } from "../form/pointer";
import type { Answers } from "../form/types";
import type { SmallField } from "./smallform";

const isPerson = (s: Status): boolean => s.providerType === "practitioner";

export function attestFields(s: Status): SmallField[] {
  const questions = questionsOf(isPerson(s)).flatMap(([code, label]): SmallField[] => [
    { at: `/disclosed/${code}/answer`, label, kind: "yesno" },
    { at: `/disclosed/${code}/explanation`, label: EXPLAIN, kind: "textarea", when: (values) => get(values, `/disclosed/${code}/answer`) === true },
  ]);
  return [
    ...questions,
    { at: "/accepted", label: STATEMENT, kind: "tick" },
    { at: "/name", label: "Type your full name", kind: "text", autocomplete: "name", hint: isPerson(s) ? "The practitioner signs in person: nobody else can." : undefined },
    { at: "/title", label: "Title", kind: "text", optional: isPerson(s), hint: isPerson(s) ? undefined : "Such as owner or chief executive" },
  ];
}

/** The body of POST /applications/{applicationId}/attestation, without the NPI. */
export function attested(s: Status, values: Answers): object {
  const answers = questionsOf(isPerson(s)).map(([question]) => {
    const given = get(values, `/disclosed/${question}`) as { answer: boolean; explanation?: string };
    return given.answer ? { question, ...given } : { question, answer: false };
  });
  const { name, title, accepted } = values as { name: string; title?: string; accepted: boolean };
  return { disclosures: answers, attestation: { name, ...(title && { title }), accepted, signedOn: today(), statementVersion: STATEMENT_VERSION } };
}
