/** The part of Adaptive Cards 1.5 that we write, and one chart of Teams. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  /** Teams asks for the card as each person is to see it: in a chat of up to 60 people by itself. */
  readonly refresh?: {
    readonly action: { readonly type: 'Action.Execute'; readonly verb: 'view'; readonly data: object };
  };
  /** Teams: uses the whole width of the message. */
  readonly msteams?: { readonly width: 'Full' };
}

export type CardElement = (
  | Container
  | TextBlock
  | Picture
  | RichTextBlock
  | Table
  | BarChart
  | ActionSet
  | ChoiceInput
  | NumberInput
  | TextInput
) & {
  readonly spacing?: 'none' | 'small' | 'default' | 'medium' | 'large';
  readonly separator?: boolean;
};

export interface Container {
  readonly type: 'Container';
  readonly style?: 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent';
  readonly bleed?: boolean;
  readonly items: readonly CardElement[];
}

/** Its text is Markdown: escape. Used where a screen reader is to know a heading. */
export interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style?: 'heading';
  readonly size?: 'medium' | 'large';
  readonly weight?: 'bolder';
  readonly wrap: true;
}

/** Teams loads it from an https address; a press makes it large. */
export interface Picture {
  readonly type: 'Image';
  readonly url: string;
  readonly altText: string;
  readonly msteams: { readonly allowExpand: true };
}

/** Its text is shown as it stands. */
export interface RichTextBlock {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'bolder';
  readonly size?: 'small';
  readonly isSubtle?: boolean;
  readonly fontType?: 'monospace';
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
}

export interface Table {
  readonly type: 'Table';
  readonly firstRowAsHeaders: true;
  readonly showGridLines: true;
  readonly columns: readonly { readonly width: number }[];
  readonly rows: readonly TableRow[];
  readonly fallback: CardElement;
}

export interface TableRow {
  readonly type: 'TableRow';
  readonly cells: readonly { readonly type: 'TableCell'; readonly items: readonly CardElement[] }[];
}

/** Teams only; others leave it out. */
export interface BarChart {
  readonly type: 'Chart.HorizontalBar';
  readonly data: readonly { readonly x: string; readonly y: number; readonly color: 'good' | 'neutral' }[];
  readonly fallback: 'drop';
}

export interface ActionSet {
  readonly type: 'ActionSet';
  readonly actions: readonly (ExecuteAction | FetchAction)[];
}

/** Opens a dialog, whose content Teams asks for. */
export interface FetchAction {
  readonly type: 'Action.Submit';
  readonly title: string;
  readonly data: object;
}

export interface ChoiceInput {
  readonly type: 'Input.ChoiceSet';
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

export interface NumberInput {
  readonly type: 'Input.Number';
  readonly id: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly value?: number;
}

export interface TextInput {
  readonly type: 'Input.Text';
  readonly id: string;
  readonly label: string;
  readonly maxLength: number;
  readonly value: string;
}

export interface ExecuteAction {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: string;
  readonly data: object;
  readonly style?: 'positive' | 'destructive';
  /** For clients without Universal Actions: the same data, sent as a message. */
  readonly fallback: {
    readonly type: 'Action.Submit';
    readonly title: string;
    readonly data: object;
    readonly style?: 'positive' | 'destructive';
  };
}
