import type { Check } from "../lib/identifiers";
import type { Market, NpiRecord, Submitted } from "../lib/types";

/** The body of the application as far as it is filled in. Values are what the page holds; `build` makes them the API's. */
export type Answers = Record<string, unknown>;

/** What is kept on the device until the form is sent. */
export interface Draft {
  answers: Answers;
  /** Names the one sending, so that a repeated one is not a second application. */
  sending?: { key: string; of: string };
  registry?: NpiRecord;
  /** What the registry filled in: for which NPI, what each answer was, and what was kept as typed. */
  filled?: { npi: string; values: Record<string, string>; kept: string[] };
  savedAt: string;
}

/** What the steps may look at. */
export interface Context {
  draft: Draft;
  markets: Market[];
}

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

export type Kind = "text" | "email" | "tel" | "number" | "textarea" | "date" | "select" | "radio" | "yesno" | "many" | "tick";

/** One question. `at` is the JSON pointer of its answer in the body, relative inside a list. */
export interface Field {
  at: string;
  label: string;
  kind: Kind;
  hint?: string;
  options?: Option[];
  optional?: boolean;
  check?: Check;
  /** For dates: where it may lie. */
  past?: boolean;
  future?: boolean;
  narrow?: boolean;
  autocomplete?: string;
  upper?: boolean;
  /** Spaces that people put into a number are taken out. */
  tight?: boolean;
}

/** Several answers of one shape: licenses, places of work. */
export interface List {
  list: string;
  one: string;
  min: number;
  max: number;
  fields: Field[];
}

export type Item = Field | List;

export interface Step {
  id: string;
  title: string;
  why: string;
  items: (c: Context) => Item[];
  when?: (c: Context) => boolean;
  /** Shows more below the questions, and is called again when an answer changes. */
  extra?: (c: Context, redraw: () => void) => Node | undefined;
  /** Stops the form here when it returns true: somebody else takes this application. */
  stop?: (c: Context) => boolean;
}

export type Receipt = Submitted & { npi: string; name: string; sentAt: string; market: string };

export const isList = (item: Item): item is List => "list" in item;
