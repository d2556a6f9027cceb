/** The page for addresses that lead nowhere. */
import { config } from "../lib/config";
import { persist } from "../lib/notice";

void persist(config);
