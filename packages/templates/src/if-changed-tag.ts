import type { Context, Emitter, Liquid, Parser, TagToken, Template, TopLevelToken } from 'liquidjs';
import { Tag } from 'liquidjs';

const last = 'ifchanged';

/** `{% ifchanged %}`: prints its inside unless that is what it printed before. liquidjs has none. */
export class IfChangedTag extends Tag {
  readonly #templates: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remaining, liquid);
    const stream = parser
      .parseStream(remaining)
      .on('tag:endifchanged', () => stream.stop())
      .on('template', (template: Template) => this.#templates.push(template))
      .on('end', () => {
        throw new Error(`tag ${token.getText()} not closed`);
      });
    stream.start();
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const text = yield this.liquid.renderer.renderTemplates(this.#templates, context);
    if (text === context.getRegister(last)) return;
    context.setRegister(last, text);
    emitter.write(text);
  }

  /** For the analysis of variables, which wants a generator. */
  // oxlint-disable-next-line require-yield
  *children(): Generator<never, Template[]> {
    return this.#templates;
  }
}
