/** Whom we write to, the disclosures, and the signature. */
import * as id from "../../lib/identifiers";
import type { Context, Field, Item, Step } from "../types";
import { addressFields, answer, isChange, isPerson, text, yesno } from "./shared";

export const STATEMENT_VERSION = "2026-01";

/** The attestation's questions (NCQA CR 3), in the API's order. */
export const QUESTIONS: [string, string][] = [
  ["unable-to-perform", "Is there a reason why you cannot do the work of your profession, with or without adjustments?"],
  ["illegal-drug-use", "Do you use illegal drugs now?"],
  ["license-action", "Has a license ever been lost, limited, or given up because of an action against you?"],
  ["felony", "Have you ever been convicted of a felony?"],
  ["privileges-action", "Have you ever lost privileges at a hospital, or had them limited or disciplined?"],
  ["malpractice-claims", "Were there malpractice claims against you in the last 5 years?"],
  ["no-coverage", "Are you without liability insurance now?"],
  ["sanction", "Have you ever been sanctioned by, or shut out of, Medicare, Medicaid or another federal program?"],
];

const BUSINESS_QUESTIONS = ["license-action", "felony", "malpractice-claims", "no-coverage", "sanction"];

/** The questions asked of this kind of provider. */
export const questionsFor = (c: Context): [string, string][] => (isPerson(c) ? QUESTIONS : QUESTIONS.filter(([code]) => BUSINESS_QUESTIONS.includes(code)));

function disclosureItems(c: Context): Item[] {
  return questionsFor(c).flatMap(([code, label]) => {
    const items: Field[] = [yesno(`/disclosed/${code}/answer`, label)];
    if (answer(c, `/disclosed/${code}/answer`) === true) items.push(text(`/disclosed/${code}/explanation`, "Please explain: what happened, when, and how it ended", { kind: "textarea" }));
    return items;
  });
}

export const finish: Step[] = [
  {
    id: "contact",
    title: "Whom we write to",
    why: "Letters and questions about this application go to this person.",
    items: () => [
      text("/contact/name", "Name of the contact person", { autocomplete: "name" }),
      text("/contact/email", "Email", { kind: "email", check: id.email, autocomplete: "email" }),
      text("/contact/phone", "Phone", { kind: "tel", check: id.phone, narrow: true, autocomplete: "tel" }),
      {
        at: "/contact/channel",
        label: "How do you want our letters?",
        kind: "radio",
        options: [
          { value: "email", label: "By email", hint: "Fastest" },
          { value: "post", label: "By mail" },
        ],
      },
      ...addressFields("/contact/mailingAddress", "Mailing address"),
    ],
  },
  {
    id: "disclosures",
    title: "Questions we must ask",
    why: "National rules ask for these answers from everyone. A “yes” does not mean a “no” from us: explain it, and people will read it.",
    when: (c) => !isChange(c),
    items: disclosureItems,
  },
  {
    id: "about-you",
    title: "Race and ethnicity",
    why: "You may leave this empty. It does not enter our decision, and those who decide do not see it. It helps members find someone they feel at ease with.",
    when: (c) => isPerson(c) && !isChange(c),
    items: () => [text("/demographics/race", "Race", { optional: true }), text("/demographics/ethnicity", "Ethnicity", { optional: true })],
  },
  {
    id: "sign",
    title: "Sign",
    why: "Your typed name counts as your signature.",
    items: () => [
      {
        at: "/attestation/accepted",
        label:
          "I confirm that all I have given is correct and complete. I allow the plan to check it with schools, boards, insurers and other records. I will tell the plan when something changes.",
        kind: "tick",
      },
      text("/attestation/name", "Type your full name", { autocomplete: "name" }),
      text("/attestation/title", "Title", { optional: true }),
    ],
  },
];
