/** A crawler whose operator says, or of whom it is documented, that what it takes trains models. */
export type ModelCrawler = {
  /** Its product token in robots.txt (RFC 9309 §2.2.1), compared without regard to case. */
  token: string;
  operator: string;
  /** Where that is said. */
  source: string;
};

const LIST = 'https://github.com/ai-robots-txt/ai.robots.txt/blob/main/table-of-bot-metrics.md';

/**
 * Crawlers that take texts or pictures to train models, by the name of their operator. What fetches a page because a person asked for it, or to list
 * it in a search, is not among them. Tokens alone (Google-Extended, Applebot-Extended) are no crawlers: they say what others may do with what they have.
 */
export const MODEL_CRAWLERS: readonly ModelCrawler[] = [
  { token: 'AI2Bot', operator: 'Ai2', source: 'https://allenai.org/crawler' },
  { token: 'Ai2Bot-Dolma', operator: 'Ai2', source: 'https://allenai.org/crawler' },
  { token: 'Amazonbot', operator: 'Amazon', source: 'https://developer.amazon.com/amazonbot' },
  {
    token: 'ClaudeBot',
    operator: 'Anthropic',
    source: 'https://support.claude.com/en/articles/8896518',
  },
  { token: 'anthropic-ai', operator: 'Anthropic', source: LIST },
  { token: 'Claude-Web', operator: 'Anthropic', source: LIST },
  {
    token: 'Applebot-Extended',
    operator: 'Apple',
    source: 'https://support.apple.com/en-us/119829',
  },
  { token: 'Brightbot', operator: 'Bright Data', source: 'https://brightdata.com/brightbot' },
  { token: 'Bytespider', operator: 'ByteDance', source: LIST },
  { token: 'TikTokSpider', operator: 'ByteDance', source: LIST },
  { token: 'TerraCotta', operator: 'Ceramic AI', source: 'https://github.com/CeramicTeam/CeramicTerracotta' },
  { token: 'cohere-training-data-crawler', operator: 'Cohere', source: LIST },
  { token: 'CCBot', operator: 'Common Crawl', source: 'https://commoncrawl.org/ccbot' },
  { token: 'DeepSeekBot', operator: 'DeepSeek', source: LIST },
  { token: 'Diffbot', operator: 'Diffbot', source: LIST },
  { token: 'FirecrawlAgent', operator: 'Firecrawl', source: LIST },
  {
    token: 'Google-Extended',
    operator: 'Google',
    source: 'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
  },
  {
    token: 'Google-CloudVertexBot',
    operator: 'Google',
    source: 'https://developers.google.com/search/docs/crawling-indexing/google-common-crawlers',
  },
  { token: 'PanguBot', operator: 'Huawei', source: LIST },
  { token: 'ImagesiftBot', operator: 'ImageSift', source: 'https://imagesift.com/about' },
  { token: 'img2dataset', operator: 'img2dataset', source: 'https://github.com/rom1504/img2dataset' },
  { token: 'LAIONDownloader', operator: 'LAION', source: 'https://laion.ai/faq/' },
  {
    token: 'meta-externalagent',
    operator: 'Meta',
    source: 'https://developers.facebook.com/docs/sharing/webmasters/web-crawlers',
  },
  { token: 'FacebookBot', operator: 'Meta', source: 'https://developers.facebook.com/docs/sharing/bot/' },
  { token: 'ICC-Crawler', operator: 'NICT', source: LIST },
  { token: 'GPTBot', operator: 'OpenAI', source: 'https://platform.openai.com/docs/bots' },
  { token: 'Cotoyogi', operator: 'ROIS', source: 'https://ds.rois.ac.jp/en_center8/en_crawler/' },
  {
    token: 'SBIntuitionsBot',
    operator: 'SB Intuitions',
    source: 'https://www.sbintuitions.co.jp/en/bot/',
  },
  { token: 'Timpibot', operator: 'Timpi', source: LIST },
  { token: 'VelenPublicWebCrawler', operator: 'Velen', source: 'https://velen.io' },
  {
    token: 'omgili',
    operator: 'Webz.io',
    source: 'https://webz.io/blog/web-data/what-is-the-omgili-bot-and-why-is-it-crawling-your-website/',
  },
  { token: 'Webzio-Extended', operator: 'Webz.io', source: LIST },
  {
    token: 'YandexAdditional',
    operator: 'Yandex',
    source: 'https://yandex.ru/support/webmaster/en/search-appearance/fast.html?lang=en',
  },
];
