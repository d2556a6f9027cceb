import { business } from "./steps/business";
import { finish } from "./steps/finish";
import { provider } from "./steps/provider";
import { start } from "./steps/start";
import type { Step } from "./types";

/** The contract form, page by page. */
export const steps: Step[] = [...start, ...provider, ...business, ...finish];
