/** What we use of pdfmake 0.3; its published types bring the browser's DOM into a program of a server. */
declare module 'pdfmake' {
  type Margin = [number, number, number, number];
  type Content = string | ContentNode;
  interface ContentNode {
    [feature: string]: unknown;
    stack?: Content[];
    margin?: Margin;
  }
  interface DocumentDefinition {
    info: Record<string, string>;
    language: string;
    pageSize: { width: number; height: number };
    pageMargins: Margin;
    defaultStyle: { font: string; fontSize: number };
    header: (currentPage: number) => Content;
    footer: (currentPage: number) => Content;
    content: Content[];
    pageBreakBefore: (node: { headlineLevel?: number }, page: { getFollowingNodesOnPage(): unknown[] }) => boolean;
  }
  const pdfmake: {
    setFonts(fonts: Record<string, Record<string, string>>): void;
    setUrlAccessPolicy(allowed: (url: string) => boolean): void;
    setLocalAccessPolicy(allowed: (path: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export { type Content, type DocumentDefinition };
  export default pdfmake;
}
