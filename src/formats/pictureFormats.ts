/** Where no page lends the picture its colours: those of the marks stand in it, and turn where the reader's screen is dark. */
const style = `<style>
svg { background: #fff }
a:focus-visible { outline: 2px solid #0b5394 }
@media (prefers-color-scheme: dark) {
  svg { background: #12171e; fill: #e6ebf2 }
  .when, .row, .legend { fill: #a9b5c4 }
  .grid { stroke: #364252 }
  .ending { fill: #fff } .ruling, .live { fill: #6db9ec } .pleading { fill: #f09c5c } .appeal { fill: #df92c9 }
  .motion { fill: #4fc9a4 } .hearing { fill: #e8bc4a } .people, .context { fill: #b4bfcd } .tick { stroke: #12171e }
}
@media print { svg { background: none } }
</style>`;

const svgFile = (svg: string): Buffer => Buffer.from(svg.replace('>', `>${style}`));

/** Pixels from left to right: sharp in print over the width of a page. */
const pngWidth = 2_400;

/** The picture as PNG, on white. Its letters are those that this machine has. */
const pngFile = async (svg: string): Promise<Buffer> => {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, { background: '#fff', fitTo: { mode: 'width', value: pngWidth } });
  return image.asPng();
};

export interface PictureFormat {
  readonly contentType: string;
  /** A picture that a page would show, as a file of its own. */
  readonly write: (svg: string) => Buffer | Promise<Buffer>;
}

/** What the picture of a case can be had as, by the ending of its address. */
export const pictureFormats: Readonly<Record<'svg' | 'png', PictureFormat>> = {
  svg: { contentType: 'image/svg+xml; charset=utf-8', write: svgFile },
  png: { contentType: 'image/png', write: pngFile },
};
