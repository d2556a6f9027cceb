/** The shapes of the API, by the names the site uses. They come from the API's description. */
import type { components } from "../generated/api";

type Schemas = components["schemas"];

export type Market = Schemas["Market"];
export type Product = Schemas["Product"];
export type NpiRecord = Schemas["NpiRecord"];
export type Times = Schemas["Times"];
export type Submitted = Schemas["Submitted"];
export type DocumentItem = Schemas["Document"];
export type DocumentState = Schemas["DocumentState"];
export type Status = Schemas["Status"];
export type Action = Schemas["Action"];
export type Letter = Schemas["Letter"];
export type AgreementCopy = Schemas["AgreementCopy"];
export type Question = Schemas["Question"];
export type Upload = Schemas["Upload"];
export type Link = Schemas["Link"];

export type StaffFile = Schemas["File"];
export type FileList = Schemas["FileList"];
export type FileListItem = Schemas["FileListItem"];
export type FileElement = Schemas["FileElement"];
export type FileEvent = Schemas["FileEvent"];
export type FileUpload = Schemas["FileUpload"];
export type Decision = Schemas["Decision"];
export type Dashboard = Schemas["Dashboard"];
export type Changed = Schemas["Changed"];
export type LettersAsked = Schemas["PreviewRequest"];
export type LetterPreview = Schemas["LetterPreview"];
export type Letters = Schemas["Preview"];
export type CommitteeMembers = Schemas["CommitteeMembers"];
export type Member = Schemas["Member"];
export type Meeting = Schemas["Meeting"];
