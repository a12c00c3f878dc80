import type { Random } from './random';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  ...'苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史',
  '欧阳',
  '司徒',
  '上官',
];
const GIVEN = (
  '子涵 雨桐 浩然 欣怡 梓轩 诗雨 宇轩 佳怡 俊杰 思远 若曦 明哲 晓雯 嘉懿 静怡 文博 雅琪 志强 丽华 建国 ' +
  '海燕 晨曦 一诺 语嫣 天佑 婉清 景行 知夏 望舒 清扬 南星 书瑶 沐阳 锦程 安琪 乐怡 慕白 听雪 念真 予安 ' +
  '秋实 春晓 立言 致远 云舒 半夏 青禾 小满 谷雨 初霁 霜降 立冬 亦菲 凯 敏 磊 娜 婷 峰 洁 超 莉 刚 颖 ' +
  '鹏 倩 涛 璐 毅 萌 斌 瑶 晨 悦 航 蕾 岩 琳 旭 薇 远 宁 然 桐 朗 漫 舟 棠'
).split(' ');
const NICKNAMES = (
  '早睡失败的猫 半糖去冰 山野来信 周一不上班 一颗小土豆 北岸 晚风与桥 三点水 不加班的鱼 南瓜马车 ' +
  '手冲新手 阿May 豆子烘焦了 雨天收伞 橘子汽水 慢慢走 今天也要喝茶 灯下的人 陈皮普洱 海盐拿铁 ' +
  '西西里来的风 老李家的小李 云在青天 柚子不酸 空杯子 星期八 搬砖的阿宽 小鹿乱撞 木木三分甜 隔壁老王 ' +
  '走神的鸽子 白日做梦 Lynn在路上 Momo酱 Kevin不熬夜 Coco的厨房 大鱼 阿泽 小棠 阿宁 糖糖 豆豆 团子 麦冬'
).split(' ');

/** A name nobody in `taken` bears, and adds it there: mostly a real one, sometimes what people call themselves online. */
export function newName(random: Random, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const plain = random.chance(0.25) ? random.pick(NICKNAMES) : random.pick(SURNAMES) + random.pick(GIVEN);
    const name = attempt < 8 ? plain : `${plain}${random.between(2, 99_999)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
