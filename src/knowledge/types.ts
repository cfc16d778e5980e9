/**
 * The words of the knowledge base. Everything here is plain data: it is read from the YAML under
 * `knowledge/`, checked once when it is compiled (see `compile.ts`), and trusted afterwards.
 */

/** The side whose action decides whether a duty gets done (see docs/knowledge.md for the exact rule). */
export type Owner = 'aws' | 'customer' | 'shared' | 'vendor';

/** A document that a fact was read from. `checked` is the day somebody last looked at it (YYYY-MM-DD). */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
  readonly checked: string;
}

/** What a fact says of one duty: who owns it, what each side does, and why the line is there. */
export interface Split {
  readonly owner: Owner;
  /** The third party's name; present exactly when `owner` is `vendor`. */
  readonly vendor?: string;
  /** What AWS does, each item starting with a verb ("Patches the engine in the window"). May be empty. */
  readonly aws: readonly string[];
  /** What the customer does, each item starting with a verb. May be empty. */
  readonly customer: readonly string[];
  readonly because: string;
  /** Keys into `Knowledge.sources`. At least one. */
  readonly sources: readonly string[];
}

/** A duty that a service does not have, and what stands in its place. */
export interface Inapplicable {
  readonly inapplicable: string;
  /** The control that takes its place, if there is one. */
  readonly instead?: string;
}

/** One statement about one control, and where in the YAML it stands (`knowledge/…yaml#/facts/…`). */
export type Fact = (Split | Inapplicable) & { readonly at: string };

/** A duty. */
export interface Control {
  readonly id: string;
  readonly group: string;
  /** Reads after "who is responsible for …": "patching the guest operating system". */
  readonly name: string;
  readonly definition: string;
  /** The module's and AWS's own sorting of controls. */
  readonly kind: 'inherited' | 'shared' | 'customer-specific' | 'service-dependent';
  /**
   * What to do when the question names no service: give the general split, or ask which service
   * is meant because the owner changes from one to the next.
   */
  readonly withoutService: 'answer' | 'ask';
  /**
   * Does the rule belong in the list of every service's duties, though no fact of the service speaks of it?
   * Where not given: inherited and shared controls do, customer-specific and service-dependent ones do not.
   */
  readonly everyService?: boolean;
  /** The general rule, used where neither service nor archetype says otherwise. */
  readonly rule: Split & { readonly at: string };
}

/** A family of services that share the same split (serverless, managed instances, …). */
export interface Archetype {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** What "patching" or "updates" without a further word means here: control ids, the usual one first. */
  readonly patching: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
}

/** A way of running a service, or a part of it, that people name and for which some duties differ. */
export interface Variant {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words that mean it only where something else shows that AWS is meant ("queue"). */
  readonly weakAliases?: readonly string[];
  /** Where the variant belongs to another family than its service. */
  readonly archetype?: string;
  /** Reads as "patching" for this variant, where it differs from the archetype's. */
  readonly patching?: readonly string[];
  readonly facts: Readonly<Record<string, Fact>>;
}

export type ServiceStatus =
  | { readonly state: 'active' }
  | { readonly state: 'closed-to-new'; readonly note?: string }
  | { readonly state: 'retired'; readonly since: string; readonly note?: string };

/** The model label of the training module (IaaS, PaaS, SaaS), and whose word it is. */
export interface ModelLabel {
  readonly model: 'iaas' | 'paas' | 'saas';
  /** `module`: the training module says so. `analogy`: our own sorting, never to be quoted as AWS's. */
  readonly by: 'module' | 'analogy';
  /** A caveat to say with it. */
  readonly note?: string;
}

export interface Service {
  readonly id: string;
  /** The current short official name, as in answers: "Amazon RDS". */
  readonly name: string;
  /** The long official name: "Amazon Relational Database Service (Amazon RDS)". */
  readonly fullName: string;
  readonly formerNames: readonly string[];
  readonly aliases: readonly string[];
  /** Words that mean it only where something else shows that AWS is meant ("queue"). */
  readonly weakAliases?: readonly string[];
  readonly category: string;
  readonly archetype: string;
  readonly label?: ModelLabel;
  readonly status: ServiceStatus;
  /** One sentence: what the service is. */
  readonly summary: string;
  /** The service's own security page, a source key; cited where a general rule decides. */
  readonly guide?: string;
  readonly patching?: readonly string[];
  readonly variants: Readonly<Record<string, Variant>>;
  readonly facts: Readonly<Record<string, Fact>>;
}

/** Third-party software that people name ("Oracle", "nginx"), and which services run it managed. */
export interface Software {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind:
    | 'database'
    | 'cache'
    | 'broker'
    | 'search'
    | 'os'
    | 'runtime'
    | 'orchestrator'
    | 'analytics'
    | 'directory'
    | 'application'
    | 'library'
    | 'vendor';
  /** Service ids, or `service/variant`, that run it for the customer. May be empty. */
  readonly managedBy: readonly string[];
}

/** A piece of the general model: a definition, a policy, or a misconception with its plain answer. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly kind: 'definition' | 'policy' | 'misconception';
  readonly answer: string;
  readonly points: readonly string[];
  readonly sources: readonly string[];
  /** For a misconception: is the statement in its phrases true? */
  readonly truth?: boolean;
  /** Where the topic is about one duty: service id and control id. */
  readonly about?: { readonly service?: string; readonly control?: string };
}

/** One question of a scenario; its answer is resolved, never written down twice. */
export interface ScenarioQuestion {
  readonly id: string;
  readonly text: string;
  readonly service?: string;
  readonly variant?: string;
  readonly control: string;
  /** Said after the reason at the reveal, to start a discussion. */
  readonly discuss?: string;
}

/** A deployment to discuss, as in the training module's activity. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly diagram: Diagram;
  readonly questions: readonly ScenarioQuestion[];
  readonly takeaways: readonly string[];
}

/** A drawing as nested boxes and arrows between them. */
export interface Diagram {
  readonly alt: string;
  readonly boxes: readonly DiagramBox[];
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly label?: string }[];
}
export interface DiagramBox {
  readonly id: string;
  readonly label: string;
  readonly boxes?: readonly DiagramBox[];
}

/** The whole base, keyed by id. */
export interface Knowledge {
  readonly controls: Readonly<Record<string, Control>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly archetypes: Readonly<Record<string, Archetype>>;
  readonly services: Readonly<Record<string, Service>>;
  readonly software: Readonly<Record<string, Software>>;
  readonly topics: Readonly<Record<string, Topic>>;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly sources: Readonly<Record<string, Source>>;
}

/** What a question is about, by ids. `service: null` asks about the model in general. */
export interface Subject {
  readonly service: string | null;
  readonly variant: string | null;
  readonly control: string;
}

/** The resolved answer to one subject. */
export interface Verdict extends Omit<Split, 'sources'> {
  readonly subject: Subject;
  /** Names as shown to people. */
  readonly serviceName: string | null;
  /** Only where a fact of the variant, or its own archetype, decided; `subject.variant` likewise. */
  readonly variantName: string | null;
  readonly controlName: string;
  readonly sources: readonly Source[];
  /** The path of the fact that decided: `knowledge/services/rds.yaml#/facts/engine-patching`. */
  readonly decidedBy: string;
  /** How specific the deciding fact was; `archetype` and `control` are general rules. */
  readonly level: 'variant' | 'service' | 'archetype' | 'control';
}

/** The answer where the service has no such duty. */
export interface NoSuchDuty {
  readonly subject: Subject;
  readonly serviceName: string;
  /** Only where a fact of the variant, or its own archetype, says so. */
  readonly variantName: string | null;
  readonly controlName: string;
  readonly because: string;
  /** What stands in its place, already resolved. */
  readonly instead: Verdict | null;
}

export type Resolution =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'inapplicable'; readonly none: NoSuchDuty };

/** What people say for a duty and a topic. Needed to compile the language, never to answer: no part of `Knowledge`. */
export interface Phrases {
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly topics: Readonly<Record<string, readonly string[]>>;
}
