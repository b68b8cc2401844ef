package cn.shenhe.portal.web.exambank.question;

import cn.shenhe.portal.exambank.question.item.Item;
import cn.shenhe.portal.exambank.question.item.ItemJson;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Two versions line by line: what stayed, went and came (longest common subsequence).
 *
 * @param mark {@code =}, {@code -} or {@code +}
 */
public record ItemDiff(String mark, String line) implements Serializable {

  static List<ItemDiff> between(Item before, Item after) {
    List<String> a = lines(before);
    List<String> b = lines(after);
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<ItemDiff> diff = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        diff.add(new ItemDiff("=", a.get(i++)));
        j++;
      } else if (j == b.size() || i < a.size() && common[i + 1][j] >= common[i][j + 1]) {
        diff.add(new ItemDiff("-", a.get(i++)));
      } else {
        diff.add(new ItemDiff("+", b.get(j++)));
      }
    }
    return diff;
  }

  private static List<String> lines(Item item) {
    return ItemJson.pretty(ItemJson.toNode(item))
        .lines()
        .map(String::strip)
        .filter(l -> !l.matches("[\\[\\]{},]*"))
        .toList();
  }
}
