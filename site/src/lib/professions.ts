/** What people call the professions. */
const PROFESSIONS: Record<string, string> = {
  MD: "Physician (MD)",
  DO: "Osteopathic physician (DO)",
  NP: "Nurse practitioner (NP)",
  PA: "Physician assistant (PA)",
  CNM: "Certified nurse midwife (CNM)",
  CNS: "Clinical nurse specialist (CNS)",
  CRNA: "Nurse anesthetist (CRNA)",
  DPM: "Podiatrist (DPM)",
  DC: "Chiropractor (DC)",
  OD: "Optometrist (OD)",
  DDS: "Dentist (DDS)",
  DMD: "Dentist (DMD)",
  PSYD: "Psychologist (PsyD)",
  PHD: "Psychologist (PhD)",
  LCSW: "Clinical social worker (LCSW)",
  LPC: "Professional counselor (LPC)",
  LMFT: "Marriage and family therapist (LMFT)",
  PT: "Physical therapist (PT)",
  OT: "Occupational therapist (OT)",
  SLP: "Speech-language pathologist (SLP)",
  RD: "Dietitian (RD)",
  AUD: "Audiologist (AuD)",
  BCBA: "Behavior analyst (BCBA)",
};

export const professionName = (code: string): string => PROFESSIONS[code.toUpperCase()] ?? code;
