import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the data of the examples telecom, fraud, traffic and features anew, always the same:
 *
 * <pre>java examples/MakeData.java</pre>
 */
public final class MakeData {
  private static final LocalDateTime DAY = LocalDateTime.of(2024, 5, 6, 0, 0);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private MakeData() {}

  public static void main(String[] arguments) throws IOException {
    write("telecom/data/usage.csv", "user_id,kind,cell,kilobytes,ts", telecom(new Random(1)));
    write("fraud/data/payments.csv", "id,card,amount,country,ts", fraud(new Random(2)));
    write("traffic/data/sensors.csv", "sensor,street,vehicles,speed,ts", traffic(new Random(3)));
    write("features/data/observations.csv", "feature,observed,ts", features(new Random(4)));
  }

  /** A row with the second of the day at which it happened. */
  private record Row(int second, String text) {}

  private static void write(String name, String header, List<Row> rows) throws IOException {
    rows.sort((a, b) -> Integer.compare(a.second, b.second));
    List<String> lines = new ArrayList<>();
    lines.add(header);
    for (Row row : rows) {
      lines.add(row.text + "," + DAY.plusSeconds(row.second).format(FORMAT));
    }
    Files.write(Path.of("examples").resolve(name), lines);
  }

  /** Phones are used in bursts, more of them in the evening. */
  private static List<Row> telecom(Random random) {
    String[] kinds = {"data", "data", "data", "call", "sms"};
    List<Row> rows = new ArrayList<>();
    for (int user = 1; user <= 60; user++) {
      for (int burst = 1 + random.nextInt(7); burst > 0; burst--) {
        int second = (int) (Math.sqrt(random.nextDouble()) * 82_000);
        int cell = 1 + random.nextInt(12);
        for (int n = 1 + random.nextInt(15); n > 0 && second < 86_400; n--) {
          String kind = kinds[random.nextInt(kinds.length)];
          int kilobytes = kind.equals("data") ? 10 + random.nextInt(20_000) : 0;
          rows.add(new Row(second, "u" + user + "," + kind + ",cell-" + cell + "," + kilobytes));
          second += 5 + random.nextInt(600);
          cell = random.nextInt(4) == 0 ? 1 + random.nextInt(12) : cell;
        }
      }
    }
    return rows;
  }

  /**
   * Cards pay what they are used to, at home; some are stolen: small payments, then a large one.
   */
  private static List<Row> fraud(Random random) {
    String[] countries = {"AT", "DE", "FR", "IT", "PL"};
    List<Row> rows = new ArrayList<>();
    int id = 1;
    for (int card = 1; card <= 80; card++) {
      String home = countries[random.nextInt(countries.length)];
      double usual = 5 + random.nextInt(60);
      int second = 20_000 + random.nextInt(10_000);
      while (second < 80_000) {
        double amount = usual * (0.5 + random.nextDouble());
        rows.add(new Row(second, payment(id++, card, amount, home)));
        second += 300 + random.nextInt(6_000);
      }
      if (card % 10 == 3) {
        int at = 40_000 + random.nextInt(30_000);
        String abroad = home.equals("US") ? "CN" : "US";
        for (int n = 0; n < 2 + random.nextInt(2); n++) {
          rows.add(new Row(at, payment(id++, card, 0.5 + random.nextDouble(), abroad)));
          at += 20 + random.nextInt(60);
        }
        rows.add(new Row(at, payment(id++, card, 700 + random.nextInt(900), abroad)));
      }
    }
    return rows;
  }

  private static String payment(int id, int card, double amount, String country) {
    return String.format(Locale.ROOT, "%d,card-%02d,%.2f,%s", id, card, amount, country);
  }

  /** Three sensors a street count the vehicles of each minute and their speed. */
  private static List<Row> traffic(Random random) {
    String[] streets = {"Ring", "Main St", "Harbour Rd", "Station Rd", "Mill Ln", "Park Ave"};
    List<Row> rows = new ArrayList<>();
    for (int street = 0; street < streets.length; street++) {
      double width = 4 + random.nextInt(20);
      for (int sensor = 1; sensor <= 3; sensor++) {
        for (int minute = 6 * 60; minute < 11 * 60; minute += 1 + random.nextInt(3)) {
          double rush = Math.exp(-Math.pow((minute - 8 * 60 - street * 7) / 50.0, 2));
          int vehicles = (int) (width * (0.3 + 2 * rush) * (0.5 + random.nextDouble()));
          int speed = Math.max(4, (int) (50 - 30 * rush - random.nextInt(12)));
          String name = "s" + street + sensor;
          rows.add(
              new Row(
                  minute * 60 + random.nextInt(60),
                  name + "," + streets[street] + "," + vehicles + "," + speed));
        }
      }
    }
    return rows;
  }

  /** What a model saw of its inputs; the distribution of one drifts, one is missing at times. */
  private static List<Row> features(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      int second = i * 30 + random.nextInt(30);
      double age = 40 + 12 * random.nextGaussian();
      double basket = Math.exp(3 + 0.5 * random.nextGaussian() + (i > 1_500 ? 0.6 : 0));
      String text =
          switch (random.nextInt(3)) {
            case 0 -> String.format(Locale.ROOT, "age,%.1f", age);
            case 1 -> String.format(Locale.ROOT, "basket,%.2f", basket);
            default -> "visits," + (random.nextInt(9) == 0 ? "" : random.nextInt(20));
          };
      rows.add(new Row(second, text));
    }
    return rows;
  }
}
