// Distance in metres and first bearing in degrees on WGS 84: the same formula as the server's (Vincenty 1975, inverse).
(function () {
  'use strict';
  var A = 6378137, F = 1 / 298.257223563, B = A * (1 - F), RAD = Math.PI / 180;
  window.geodesic = function (lat1, lon1, lat2, lon2) {
    if (lat1 === lat2 && lon1 === lon2) { return { metres: 0, bearing: 0 }; }
    var L = (lon2 - lon1) * RAD;
    var u1 = Math.atan((1 - F) * Math.tan(lat1 * RAD)), u2 = Math.atan((1 - F) * Math.tan(lat2 * RAD));
    var s1 = Math.sin(u1), c1 = Math.cos(u1), s2 = Math.sin(u2), c2 = Math.cos(u2);
    var lambda = L, before, sinS, cosS, sigma, cosSq, cos2m;
    for (var i = 0; i < 200; i++) {
      var sl = Math.sin(lambda), cl = Math.cos(lambda);
      sinS = Math.sqrt(Math.pow(c2 * sl, 2) + Math.pow(c1 * s2 - s1 * c2 * cl, 2));
      cosS = s1 * s2 + c1 * c2 * cl;
      sigma = Math.atan2(sinS, cosS);
      var sinA = c1 * c2 * sl / sinS;
      cosSq = 1 - sinA * sinA;
      cos2m = cosSq === 0 ? 0 : cosS - 2 * s1 * s2 / cosSq;
      var C = F / 16 * cosSq * (4 + F * (4 - 3 * cosSq));
      before = lambda;
      lambda = L + (1 - C) * F * sinA * (sigma + C * sinS * (cos2m + C * cosS * (2 * cos2m * cos2m - 1)));
      if (Math.abs(lambda - before) < 1e-12) { break; }
    }
    var uSq = cosSq * (A * A - B * B) / (B * B);
    var a = 1 + uSq / 16384 * (4096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
    var b = uSq / 1024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
    var d = b * sinS * (cos2m + b / 4 * (cosS * (2 * cos2m * cos2m - 1) - b / 6 * cos2m * (4 * sinS * sinS - 3) * (4 * cos2m * cos2m - 3)));
    var bearing = Math.atan2(c2 * Math.sin(lambda), c1 * s2 - s1 * c2 * Math.cos(lambda)) / RAD;
    return { metres: B * a * (sigma - d), bearing: (bearing + 360) % 360 };
  };
})();
