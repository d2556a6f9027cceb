package application

import (
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
)

// sentence is what a provider is told first.
type sentence struct {
	headline string
	next     string
	by       calendar.Date
}

// sentence says where the application stands, what comes next and by when.
func (s Story) sentence(m market.Market, today calendar.Date) sentence {
	f := s.File
	a := f.Application
	call := "Questions? Call Provider Services at " + m.ProviderServices + "."
	switch a.State {
	case StateGathering:
		return sentence{"We need something from you.", "Do what is listed below. We go on as soon as it is here.", a.WaitUntil}
	case StateVerifying:
		return sentence{"We are checking your application.", "We check your documents and verify your credentials with the bodies that issued them." + a.meanwhile(), a.decisionDay()}
	case StateReady:
		return sentence{"Your application is ready for a decision.", "The " + m.DirectorTitle + " or the credentialing committee decides, and we write to you." + a.meanwhile(), a.decisionDay()}
	case StateApproved, StateEnrolling:
		return s.approved()
	case StateEnrolled:
		return s.participating(m, today)
	case StateDenied:
		return a.denied(today, call)
	case StateAppealed:
		return sentence{"We received your appeal.", heardWords(s.rights()[participation.AgainstDenial]) + " A panel of people who took no part in the decision hears it, and we write to you.", a.HearBy}
	case StateTurnedAway:
		return f.turnedAway(m)
	case StateDiscontinued:
		if a.Moot {
			return sentence{"This application is closed.", "What it was about is over: there is nothing left to decide. " + call, ""}
		}
		if last := reopenUntil(a.Discontinued, m); today <= last {
			return sentence{"Your application was discontinued.", "What we asked for did not come in time. We can reopen it. " + call, last}
		}
		return sentence{"Your application was discontinued.", "What we asked for did not come in time. You may apply anew. " + call, ""}
	case StateWithdrawn:
		return sentence{"You withdrew this application.", "There is nothing left to do. You may apply anew at any time.", ""}
	}
	return sentence{"We received your application.", call, ""}
}

// denied says whether anything can be done about a denial, and until when.
func (a Application) denied(today calendar.Date, call string) sentence {
	const final = "This decision is final. You may apply anew. "
	switch {
	case a.AppealBy == "":
		return sentence{"The denial was upheld on appeal.", final + call, ""}
	case today <= a.AppealBy:
		return sentence{"Your application was denied.", "The letter gives the reasons. You may appeal.", a.AppealBy}
	case a.Appeals > 0:
		return sentence{"Your application was denied, and you withdrew your appeal.", final + call, ""}
	}
	return sentence{"Your application was denied.", "The last day to appeal was " + a.AppealBy.Long() + ". " + final + call, ""}
}

// heardWords say when and where an appeal is heard, once that is set.
func heardWords(r participation.Rights) string {
	if r.Appeal == nil || r.Appeal.Hearing == nil {
		return "We tell you when and where it is heard."
	}
	h := r.Appeal.Hearing
	return "It is heard on " + h.On.Long() + " at " + h.At + ": " + h.Where + "."
}

// approved: what is left once the decision is made depends on what was asked for.
func (s Story) approved() sentence {
	a := s.File.Application
	switch {
	case a.Kind == form.KindChange && a.Contract != ContractExecuted:
		return sentence{"Your change is approved. The new agreement is still to be completed.", contractNext[a.Contract] + " Until then all stays as it is.", a.signBy()}
	case a.Kind == form.KindChange && a.State == StateApproved:
		return sentence{"Your change is approved.", "It takes effect on the day shown here. We load it into our systems that day and write to you. Until then nothing changes.", a.Change.EffectiveOn}
	case a.Kind == form.KindChange:
		return sentence{"Your change is approved. We are loading it into our systems.", "We write to you when claims payment and the provider directory have it.", a.Change.EffectiveOn}
	case a.Kind == form.KindRecredentialing && s.own().Status == participation.StatusSuspended:
		return sentence{"You are recredentialed. Your participation is still suspended.", "The recredentialing does not end the suspension. The letter about the suspension says what does.", ""}
	case a.Kind == form.KindRecredentialing && s.own().Status.Participating():
		return sentence{"You are recredentialed.", "Your participation goes on without a break. We are updating our systems; there is nothing you need to do.", ""}
	case a.State == StateApproved:
		return sentence{"You are approved. The agreement is still to be completed.", contractNext[a.Contract], a.signBy()}
	}
	return sentence{"You are approved. We are loading you into our systems.", "You are not participating yet. We load you into claims payment and the provider directory, then send your welcome letter.", ""}
}

// nothingToDo are the words that are true of those alone who owe nothing.
var nothingToDo = strings.NewReplacer("There is nothing left to do.", "Do what is listed below.", "There is nothing you need to do.", "Do what is listed below.",
	"there is nothing you need to do.", "do what is listed below.")

// must reports whether something is owed, not only possible.
func (a Action) must() bool { return a.Type != "withdraw" && a.Type != "file-appeal" }

// meanwhile is what the provider does while the plan works.
func (a Application) meanwhile() string {
	if a.Contract == ContractSent {
		return " Meanwhile, read and sign the agreement below."
	}
	return " There is nothing you need to do."
}

var contractNext = map[Contract]string{
	ContractNone:     "We send you the agreement to sign.",
	ContractSent:     "Read and sign the agreement below. Then we countersign it and load it into our systems.",
	ContractSigned:   "We countersign the agreement, then load it into our systems.",
	ContractExecuted: "We load it into our systems.",
}

func (s Story) participating(m market.Market, today calendar.Date) sentence {
	a, p := s.File.Application, s.own()
	switch {
	case a.Kind == form.KindChange && a.Change.EffectiveOn > a.Enrolled:
		return sentence{"Your change is in our systems.", "It takes effect on the day shown here.", a.Change.EffectiveOn}
	case a.Kind == form.KindChange:
		return sentence{"Your change is in effect.", "The letter says what changed.", ""}
	case p.Status == participation.StatusSuspended:
		return suspended(p, m, today)
	case p.Held():
		return sentence{"You are participating. You appealed against the end of your participation.", heardWords(p.Ending.Rights) + " Your participation does not end before a panel has decided.", p.Ending.Appeal.HearBy}
	case p.Ending != nil && p.Status != participation.StatusEnded:
		return sentence{"You are participating. Your participation ends on the day shown here.", "Our letter says why. " + appealWords(p, participation.AgainstEnd, today) + "Call Provider Services at " + m.ProviderServices + ".", p.Ending.On}
	case p.Status != participation.StatusEnded && !p.Begun():
		return sentence{"You are approved and loaded. Your participation begins on " + p.FirstDay().Long() + ".", "Until then you are not in our network: please do not treat our members as a network provider before that day.", p.FirstDay()}
	case p.Status == participation.StatusEnded:
		return sentence{"Your participation has ended.", "The letter says why. " + appealWords(p, participation.AgainstEnd, today) + "Call Provider Services at " + m.ProviderServices + ".", ""}
	case p.Status == participation.StatusProvisional:
		return sentence{"You are participating provisionally.", "We complete the verification and decide in full.", p.CredentialedOn.AddDays(m.ProvisionalDays)}
	case p.Renewal != nil:
		return sentence{"You are participating. Your recredentialing is under way.", "The letter we sent has its own Application ID. Look there for what is needed.", p.RecredentialBy}
	case a.Welcomed == "" && a.Kind == form.KindInitial:
		return sentence{"You are participating.", "Your welcome letter is on its way.", a.WelcomeBy}
	}
	if p.RecredentialBy == "" {
		return sentence{"You are participating.", "Your state checks your credentials. We ask it again for your Medicaid enrollment, and watch when your license and other credentials run out.", ""}
	}
	return sentence{"You are participating.", "We watch when your license and other credentials run out, and check all of them again before the day shown here. We write to you in good time.", p.RecredentialBy}
}

// suspended says until when, and what a provider can do.
func suspended(p participation.Participation, m market.Market, today calendar.Date) sentence {
	call := "Call Provider Services at " + m.ProviderServices + "."
	s := p.Suspension
	if s == nil { // before it began
		return sentence{"Your participation is suspended.", call, ""}
	}
	return sentence{"Your participation is suspended.", "The letter gives the reasons and what ends the suspension. " + appealWords(p, participation.AgainstSuspension, today) +
		"We look at it again by the day shown here. " + call, s.ReviewOn}
}

// appealWords say what can be done about an action on a day, in whole sentences.
func appealWords(p participation.Participation, a participation.Against, today calendar.Date) string {
	r, stands := p.Rights(a)
	switch {
	case !stands:
		return ""
	case r.Appeal != nil:
		return "We have your appeal. " + heardWords(r) + " "
	case r.Heard:
		return "Your appeal was heard, and its outcome is final. "
	case r.Open(today):
		return "You may appeal until " + r.AppealBy.Long() + ". "
	}
	return ""
}

func (f File) turnedAway(m market.Market) sentence {
	to := "another organisation"
	if d, ok := m.TurnsAway(f.Application.Facts.Services); ok {
		to = d.Named()
	}
	return sentence{"We do not contract this service ourselves.", "Please contact " + to + ". They contract this service for us.", ""}
}

// Directions is where a provider is sent whose service or products the plan does not
// credential itself: to who contracts the service, or to the state; else "".
func (f File) Directions() string {
	a := f.Application
	m, err := marketOf(a.Market)
	if err != nil {
		return ""
	}
	if a.State == StateTurnedAway {
		return f.turnedAway(m).next
	}
	var out []string
	for _, d := range m.Directs(a.Facts.Services) {
		out = append(out, "For the service that we do not contract ourselves, please contact "+d.Named()+".")
	}
	for _, id := range a.Products {
		if p, ok := m.Product(id); ok && p.Directions != "" {
			out = append(out, p.Directions)
		}
	}
	return strings.Join(out, " ")
}

// plain is the state within a sentence: "This application is …".
func (s State) plain() string {
	switch s {
	case StateGathering:
		return "waiting for the provider"
	case StateVerifying:
		return "being verified"
	case StateTurnedAway:
		return "turned away"
	case StateEnrolling:
		return "being loaded"
	case StateAppealed:
		return "under appeal"
	}
	return string(s)
}

// remedy is what a provider can do about a state that refuses them.
func (s State) remedy() string {
	switch s {
	case StateDiscontinued:
		return "Call Provider Services to have it reopened."
	case StateDenied:
		return "You may appeal on your status page."
	case StateWithdrawn, StateTurnedAway:
		return "You may apply anew."
	}
	return "There is nothing you need to send now."
}

func elementWords(name string) string { return "your " + strings.ReplaceAll(name, "-", " ") }

// timelineWords are the events a provider sees, in their words. The others are the plan's
// own affairs.
var timelineWords = map[casefile.EventName]string{
	ApplicationSubmitted:      "We received your application.",
	ApplicationTurnedAway:     "We told you whom to contact for this service.",
	casefile.DocumentReceived: "A document arrived.",
	casefile.DocumentAccepted: "A document was accepted.",
	casefile.DocumentRejected: "A document could not be used.",
	DocumentExpired:           "A document expired.",
	DocumentsRequested:        "We asked you for documents.",
	AttestationSigned:         "You answered our questions again and signed.",
	ApplicationCompleted:      "Your application is complete.",
	DiscrepancyFound:          "We asked you a question.",
	DiscrepancyAnswered:       "Your answer to our question is on file.",
	DiscrepancyClosed:         "A question was closed without an answer; a person judges what the record says.",
	FormCorrected:             "We corrected your application as you told us.",
	ApplicationReady:          "Verification is complete; your application waits for a decision.",
	DecisionDeferred:          "The decision was put off until something more is verified.",
	ApplicationApproved:       "You were approved.",
	ApprovalRescinded:         "The approval was taken back before it took effect.",
	ApplicationDenied:         "The application was denied.",
	AppealFiled:               "You appealed.",
	HearingSet:                "We told you when your appeal is heard.",
	AppealWithdrawn:           "You withdrew the appeal.",
	AppealDecided:             "Your appeal was decided.",
	ContractWasSent:           "We sent you the agreement to sign.",
	AgreementOpened:           "You opened the agreement.",
	ContractWasSigned:         "You signed the agreement.",
	ContractWasExecuted:       "The agreement is complete.",
	ProviderEnrolled:          "You are participating.",
	ApprovalLapsed:            "The approval lapsed: the agreement was not complete in time.",
	ApplicationWithdrawn:      "You withdrew the application.",
	ApplicationDiscontinued:   "The application was discontinued.",
	ApplicationReopened:       "The application was reopened.",
	RecredentialingOpened:     "Your recredentialing was opened.",
}
