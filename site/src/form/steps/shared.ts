/** Questions that come back in several steps, and lists of choices. */
import * as id from "../../lib/identifiers";
import type { Context, Field, Option } from "../types";
import { get } from "../pointer";

const STATES =
  "AL AK AZ AR AS CA CO CT DE DC FL GA GU HI ID IL IN IA KS KY LA ME MD MA MI MN MP MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA VI WA WV WI WY".split(" ");

/** Where only mail goes: posts of the armed forces, and the freely associated states. */
const POSTS = "AA AE AP FM MH PW".split(" ");

export const stateOptions: Option[] = STATES.map((s) => ({ value: s, label: s }));
const mailOptions: Option[] = [...STATES, ...POSTS].sort().map((s) => ({ value: s, label: s }));

export const text = (at: string, label: string, more: Partial<Field> = {}): Field => ({ at, label, kind: "text", ...more });
export const date = (at: string, label: string, more: Partial<Field> = {}): Field => ({ at, label, kind: "date", ...more });
export const yesno = (at: string, label: string, more: Partial<Field> = {}): Field => ({ at, label, kind: "yesno", ...more });
export const stateField = (at: string, label = "State"): Field => ({ at, label, kind: "select", options: stateOptions });

export const addressFields = (at: string, what: string, mail = false): Field[] => [
  text(`${at}/line1`, `${what}: street address`, { autocomplete: "address-line1" }),
  text(`${at}/line2`, "Suite, floor or unit", { optional: true, autocomplete: "address-line2" }),
  text(`${at}/city`, "City", { autocomplete: "address-level2" }),
  { ...stateField(`${at}/state`), ...(mail && { options: mailOptions }) },
  text(`${at}/zip`, "ZIP code", { check: id.zip, narrow: true, autocomplete: "postal-code" }),
];

export const licenseFields = (at: string): Field[] => [
  stateField(`${at}/state`, "State of the license"),
  text(`${at}/number`, "License number", { narrow: true, upper: true }),
  date(`${at}/issuedOn`, "First day of the license", { optional: true, past: true }),
  date(`${at}/expiresOn`, "Day the license expires", { future: true }),
];

/** The answer at a pointer. */
export const answer = (c: Context, pointer: string): unknown => get(c.draft.answers, pointer);
export const is = (pointer: string, value: unknown) => (c: Context) => answer(c, pointer) === value;
export const isPerson = is("/providerType", "practitioner");
/** A change of a contract: the credentials were checked before, so less is asked. */
export const isChange = is("/kind", "change");
export const market = (c: Context) => c.markets.find((m) => m.id === answer(c, "/market"));
